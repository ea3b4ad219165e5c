/** The query of a request, read as strictly as a NestJS validation pipe; problems pile up. */
export type Query = {
  readonly problems: string[];
  text(key: string): string;
  /** A whole number, or `fallback` when it was not given; without a fallback it is required. */
  integer(key: string, range: { min: number; max?: number; fallback?: number }): number;
  /** ms since the epoch, or undefined when it was not given. */
  time(key: string): number | undefined;
};

export function createQuery(params: URLSearchParams, known: readonly string[]): Query {
  const problems = [...params.keys()]
    .filter((key) => !known.includes(key))
    .map((key) => `property ${key} should not exist`);

  return {
    problems,
    text: (key) => params.get(key) ?? '',
    integer(key, { min, max, fallback }) {
      const text = params.get(key);
      if (text === null && fallback !== undefined) return fallback;
      if (text === null || !/^-?\d{1,15}$/.test(text)) {
        problems.push(`${key} must be an integer number`);
        return min;
      }
      const value = Number(text);
      if (value < min) problems.push(`${key} must not be less than ${min}`);
      if (max !== undefined && value > max) problems.push(`${key} must not be greater than ${max}`);
      return value;
    },
    time(key) {
      const text = params.get(key) ?? '';
      if (text === '') return undefined;
      const time = Date.parse(text);
      if (Number.isNaN(time)) problems.push(`${key} must be a valid ISO 8601 date string`);
      return time;
    },
  };
}
