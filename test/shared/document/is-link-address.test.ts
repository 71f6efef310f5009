import { expect, test } from 'vitest';
import { checkDocument } from '../../../shared/document/check.ts';
import { isLinkAddress } from '../../../shared/document/is-link-address.ts';
import { UserError } from '../../../shared/errors.ts';

test.each([
  'http://example.com',
  'https://www.example.gov.cn/通知/第1号?编号=2#第二段',
  'HTTPS://Example.com:8443/a_(b)',
  'http://中文.中国/',
  'http://[::1]:80/',
  'http://user@example.com/',
  'mailto:bianji@example.cn',
  'mailto:a@b.cn?subject=x',
])('%j is an address', (href) => expect(isLinkAddress(href)).toBe(true));

test.each([
  'http:\t//example.com',
  'http:\t',
  'http:',
  'http://',
  'https:///path',
  'http:example.com',
  'http://?q=1',
  'http://#a',
  'http://user@',
  'http://:80',
  'http://../',
  'http://exa mple.com',
  'http://example.com/\u200bab',
  'http://example.com\\@evil.cn',
  'java\nscript:alert(1)',
  'javascript:alert(1)//http://a.cn',
  ' http://example.com',
  'mailto:',
  'mailto:nobody',
  'mailto:?subject=x',
  'ftp://example.com',
  '//example.com',
  '',
  null,
])('%j is none, and a document with it is refused', (href) => {
  expect(isLinkAddress(href)).toBe(false);
  const text = { type: 'text', text: '字', marks: [{ type: 'link', attrs: { href } }] };
  expect(() => checkDocument({ type: 'doc', content: [{ type: 'paragraph', content: [text] }] })).toThrow(UserError);
});

test('nor is one with a control character, which a document loses before its links are looked at', () => {
  expect(isLinkAddress('http://example.com/a\u0001b')).toBe(false);
});
