import { readBlocks } from './html-blocks.js';
import { buildTree, textContent } from './html-tree.js';
import { htmlToText } from './html-to-text.js';

const texts = (html: string): string[] => readBlocks(buildTree(html).root).blocks.map(({ text }) => text);

describe('readBlocks', () => {
  it('looks at no more of an endless paragraph than it can keep', () => {
    const { blocks } = readBlocks(
      buildTree(`<p>${'a \u00a0'.repeat(1_500_000)}<b>end</b></p><p>next</p>`).root,
    );
    expect(blocks.map(({ text }) => text.slice(0, 4))).toEqual(['a a ', 'next']);
    expect(blocks[0]!.text.length).toBeLessThanOrEqual(60_000);
    expect(blocks[0]!.runs.map(({ text }) => text.length < 250_000)).toEqual([true]);
  });
});

describe('buildTree', () => {
  it('ends what browsers end by themselves', () => {
    expect(texts('<ul><li>one<li>two</ul><p>three<p>four<div>five</div>')).toEqual([
      'one',
      'two',
      'three',
      'four',
      'five',
    ]);
    expect(texts('<table><tr><td>a<td>b<tr><td>c</table>')).toEqual(['a', 'b', 'c']);
  });

  it('does not let a stray closing tag end the table around it', () => {
    expect(texts('<table><tr><td>a</div></td><td>b</td></tr></table>')).toEqual(['a', 'b']);
  });

  it('decodes references and keeps scripts apart from the text', () => {
    const { root } = buildTree('<p>R&amp;D &#233;t&eacute;</p><script>if (a < b) "</p>"</script>');
    expect(readBlocks(root).blocks.map(({ text }) => text)).toEqual(['R&D été']);
    expect(textContent(root)).toContain('if (a < b) "</p>"');
  });

  it('keeps the text of elements nested beyond its depth', () => {
    const depth = 100_000;
    expect(texts(`${'<div>'.repeat(depth)}deep${'</div>'.repeat(depth)}<p>after</p>`)).toEqual([
      'deep',
      'after',
    ]);
  });

  it('says when it left the end out', () => {
    expect(buildTree('a'.repeat(12_000_001)).truncated).toBe(true);
    expect(buildTree('a').truncated).toBe(false);
  });

  it('reads XML with its case, CDATA and empty names', () => {
    const { root } = buildTree('<Job><Title><![CDATA[A & B]]></Title><>7</></Job>', { xml: true });
    const job = root.children[0];
    expect(typeof job === 'object' && job.tag).toBe('Job');
    expect(textContent(root)).toContain('A & B');
  });
});

describe('readBlocks', () => {
  it('joins inline elements as a reader sees them and tells where a block stands', () => {
    const { blocks } = readBlocks(
      buildTree(
        '<nav><a href="/">Home</a></nav><h2>Your <b>pro</b>file</h2><ul><li>SQL<ul><li>Postgres</li></ul></li></ul><footer>©</footer>',
      ).root,
    );
    expect(blocks.map(({ text, zone, heading, listDepth }) => [text, zone, heading, listDepth])).toEqual([
      ['Home', 'nav', 0, 0],
      ['Your profile', 'content', 2, 0],
      ['SQL', 'content', 0, 1],
      ['Postgres', 'content', 0, 2],
      ['©', 'footer', 0, 0],
    ]);
  });

  it('does not take a wrapper with most of the text for a margin of the page', () => {
    const { blocks } = readBlocks(
      buildTree(`<div class="modal"><p>${'text '.repeat(80)}</p></div><div class="modal">cookie</div>`).root,
    );
    expect(blocks.map(({ zone }) => zone)).toEqual(['content', 'dialog']);
  });
});

describe('htmlToText', () => {
  it('gives lists as bullets and decodes HTML that was escaped once or twice', () => {
    expect(htmlToText('<p>We need</p><ul><li>Java</li><li>SQL</li></ul>')).toBe('We need\n\n- Java\n- SQL');
    expect(htmlToText('&lt;p&gt;R&amp;amp;D&lt;/p&gt;')).toBe('R&D');
    expect(htmlToText('&amp;lt;p&amp;gt;one&amp;lt;/p&amp;gt;')).toBe('one');
  });

  it('reads plain text with its own bullets', () => {
    expect(htmlToText('Tasks\n• plan\n• build')).toBe('Tasks\n- plan\n- build');
  });
});
