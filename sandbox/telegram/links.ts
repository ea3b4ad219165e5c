type Link = { ok: true; url: string } | { ok: false; problem: string };

/**
 * Reads an address in a button or a text_link as Telegram does: http, https and tg only, a bare
 * host gets http, an empty path becomes "/". The problem is the end of the error's description.
 * https://core.telegram.org/bots/api#inlinekeyboardbutton (`url`: "HTTP or tg:// URL")
 */
export function checkLink(raw: string): Link {
  const url = raw.trim();
  const own = /^(tg|ton|tonsite):(?:\/\/)?(.+)$/i.exec(url);
  if (own !== null) return { ok: true, url: `${own[1]?.toLowerCase()}://${own[2]}` };
  const scheme = /^([^:/?#]*):\/\//.exec(url);
  const protocol = scheme === null ? 'http' : (scheme[1] ?? '').toLowerCase();
  if (protocol !== 'http' && protocol !== 'https') {
    return { ok: false, problem: 'Unsupported URL protocol' };
  }
  const rest = scheme === null ? url : url.slice(scheme[0].length);
  const end = rest.search(/[/?#]/);
  const authority = end === -1 ? rest : rest.slice(0, end);
  const path = end === -1 ? '/' : rest.slice(end);
  const address = authority.slice(authority.lastIndexOf('@') + 1);
  const colon = address.lastIndexOf(':');
  if (colon !== -1 && !/^0*[1-9]\d*$/.test(address.slice(colon + 1))) {
    return { ok: false, problem: 'Wrong port number specified in the URL' };
  }
  const host = colon === -1 ? address : address.slice(0, colon);
  if (host === '') return { ok: false, problem: 'URL host is empty' };
  if (/[\s<>"]/.test(url) || !host.includes('.') || host.endsWith('.')) {
    return { ok: false, problem: 'Wrong HTTP URL' };
  }
  const tail = path.startsWith('/') ? path : `/${path}`;
  return { ok: true, url: `${protocol}://${authority.toLowerCase()}${tail}` };
}
