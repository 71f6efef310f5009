/**
 * Whether a text leads to the web or to mail (design §9 R2) and nowhere else: with a host or an address, and without blanks and
 * control characters, which browsers leave out and so read another address than the one that is shown.
 */
export function isLinkAddress(href: unknown): href is string {
  if (typeof href !== 'string' || /[\p{Cc}\p{Cf}\p{Cs}\p{Z}\\]/u.test(href)) return false;
  const web = /^https?:\/\/([^/?#]+)/i.exec(href);
  // After the name of a user, before the port.
  if (web) return /[\p{L}\p{N}]/u.test(web[1]?.replace(/^.*@/, '').replace(/:\d*$/, '') ?? '');
  return /^mailto:[^@?]+@[^@?]+/i.test(href);
}
