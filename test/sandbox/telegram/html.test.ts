import { describe, expect, test } from 'vitest';
import { parseHtml } from '../../../sandbox/telegram/html.ts';

function problem(html: string): string {
  const parsed = parseHtml(html);
  return parsed.ok ? `parsed as ${parsed.text}` : parsed.problem;
}

describe('what cannot be parsed, with offsets in UTF-8 bytes', () => {
  test.each([
    ['<script>x</script>', 'Unsupported start tag "script" at byte offset 0'],
    ['é👍<br>', 'Unsupported start tag "br" at byte offset 6'],
    ['a < b', 'Unsupported start tag "" at byte offset 2'],
    ['🏟 🏟&lt;<abac>', 'Unsupported start tag "abac" at byte offset 13'],
    ['🏟 🏟&lt;<abacaba', 'Unclosed start tag at byte offset 13'],
    ['<a href="x"', 'Unclosed start tag "a" at byte offset 0'],
    ['<b>unclosed', 'Can\'t find end tag corresponding to start tag "b"'],
    ['x</b>', 'Unexpected end tag at byte offset 1'],
    ['<b>x</b', 'Unclosed end tag at byte offset 4'],
    ['<b><i>test</b></i>', 'Unmatched end tag at byte offset 10, expected "</i>", found "</b>"'],
    ['<span>x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
    ['<a href=x_y>z</a>', 'Unexpected end of name token at byte offset 8'],
    ['<a ="x">z</a>', 'Empty attribute name in the tag "a" at byte offset 3'],
    [
      '&#xD83D;',
      'Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units',
    ],
    ['<tg-emoji emoji-id="x">👍</tg-emoji>', 'Invalid custom emoji identifier specified'],
  ])('%s', (html, expected) => {
    expect(problem(html)).toBe(expected);
  });
});

describe('what can', () => {
  const at = (type: string, offset: number, length: number) => ({ type, offset, length });
  test.each([
    ['plain & simple', 'plain & simple', []],
    ['&lt;b&gt; &amp;amp; &quot;&apos;&#39;&#x1F44D;', "<b> &amp; \"''👍", []],
    ['&nbsp; &copy &lt', '&nbsp; &copy <', []],
    ['<B>x</b>', 'x', [at('bold', 0, 1)]],
    ['<b>x</>', 'x', [at('bold', 0, 1)]],
    ['<b></b>x', 'x', []],
    ['👍<i>é</i>', '👍é', [at('italic', 2, 1)]],
    ['<b>a<i>b</i></b>', 'ab', [at('italic', 1, 1), at('bold', 0, 2)]],
    ['<span class="tg-spoiler">x</span>', 'x', [at('spoiler', 0, 1)]],
    ['<blockquote expandable>x</blockquote>', 'x', [at('expandable_blockquote', 0, 1)]],
    [
      '<pre><code class="language-ts">x</code></pre>',
      'x',
      [{ ...at('pre', 0, 1), language: 'ts' }],
    ],
    ['<code class="language-ts">x</code>', 'x', [at('code', 0, 1)]],
    [
      '<a href="https://wa.me/5511?a=1&amp;b=2">x</a>',
      'x',
      [{ ...at('text_link', 0, 1), url: 'https://wa.me/5511?a=1&b=2' }],
    ],
    ['<a href="not a link">x</a>', 'x', []],
    [
      '<a>example.com</a>',
      'example.com',
      [{ ...at('text_link', 0, 11), url: 'http://example.com/' }],
    ],
  ])('%s', (html, text, entities) => {
    expect(parseHtml(html)).toEqual({ ok: true, text, entities });
  });

  test('a hostile name stays text when it is escaped', () => {
    const name = '<b>&"\'</b>';
    const escaped = name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    expect(parseHtml(escaped)).toEqual({ ok: true, text: name, entities: [] });
  });
});
