import type { Store } from '../../src/storage/store.ts';

/** A store of which the code under test needs only some methods; to call another one is an error. */
export function partialStore(methods: Partial<Store>): Store {
  return new Proxy({} as Store, {
    get(_target, name) {
      const method = Reflect.get(methods, name);
      if (method === undefined) throw new Error(`the test's store has no ${String(name)}`);
      return method;
    },
  });
}
