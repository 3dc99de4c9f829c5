/**
 * Microdata (https://html.spec.whatwg.org/multipage/microdata.html) and RDFa Lite (https://www.w3.org/TR/rdfa-lite/) to
 * the shape of JSON-LD, so that one reader serves all three.
 */
import { descendants, type Element } from '../../text/html-tree.js';
import { readBlocks } from '../../text/html-blocks.js';
import { collapse } from '../../text/normal-form.js';

export interface MarkedPosting {
  thing: Record<string, unknown>;
  kind: 'microdata' | 'rdfa';
}

const JOB_TYPE = /(?:^|[/:#\s])JobPosting(?:$|\s)/;
const MAX_POSTINGS = 300;
const MAX_PROPERTIES = 400;
/** Properties whose value is a text with its paragraphs and lists. */
const RICH = new Set([
  'description',
  'responsibilities',
  'qualifications',
  'skills',
  'experienceRequirements',
  'educationRequirements',
  'jobBenefits',
  'benefits',
  'incentives',
]);

/** All postings marked up in the page's elements. */
export function markedPostings(root: Element): MarkedPosting[] {
  const found: MarkedPosting[] = [];
  for (const element of descendants(root)) {
    const { attributes } = element;
    const kind =
      attributes['itemscope'] !== undefined && JOB_TYPE.test(attributes['itemtype'] ?? '')
        ? 'microdata'
        : JOB_TYPE.test(attributes['typeof'] ?? '')
          ? 'rdfa'
          : null;
    if (kind === null) continue;
    found.push({ thing: readThing(element, kind, { left: MAX_PROPERTIES }, 0), kind });
    if (found.length >= MAX_POSTINGS) break;
  }
  return found.filter(({ thing }) => thing['title'] !== undefined || thing['name'] !== undefined);
}

function readThing(
  element: Element,
  kind: MarkedPosting['kind'],
  budget: { left: number },
  depth: number,
): Record<string, unknown> {
  const [scope, property, type] =
    kind === 'microdata' ? ['itemscope', 'itemprop', 'itemtype'] : ['typeof', 'property', 'typeof'];
  const thing: Record<string, unknown> = {
    '@type': (element.attributes[type] ?? '').split(/[/#:]/).at(-1) ?? '',
  };
  const stack: Element[] = [...element.children]
    .filter((child): child is Element => typeof child !== 'string')
    .reverse();
  for (let at = stack.pop(); at !== undefined && budget.left > 0; at = stack.pop()) {
    const names = at.attributes[property];
    const nested = at.attributes[scope] !== undefined && depth < 8;
    if (names !== undefined) {
      budget.left -= 1;
      for (const full of names.split(/\s+/)) {
        const name = full.slice(
          Math.max(full.lastIndexOf('/'), full.lastIndexOf('#'), full.lastIndexOf(':')) + 1,
        );
        const value = nested ? readThing(at, kind, budget, depth + 1) : valueOf(at, name);
        if (name === '' || name === '__proto__' || value === '') continue;
        const known = thing[name];
        thing[name] =
          known === undefined
            ? value
            : Array.isArray(known)
              ? [...(known as unknown[]), value]
              : [known, value];
      }
    }
    if (nested && names !== undefined) continue;
    // What is marked inside a value belongs to the posting too: a company named within its description.
    for (let index = at.children.length - 1; index >= 0; index -= 1) {
      const child = at.children[index]!;
      if (typeof child !== 'string') stack.push(child);
    }
  }
  return thing;
}

function valueOf(element: Element, name: string): string {
  const { attributes, tag } = element;
  const content = attributes['content'];
  if (content !== undefined && content.trim() !== '') return collapse(content);
  if (tag === 'time' && attributes['datetime'] !== undefined) return attributes['datetime'];
  if ((tag === 'meter' || tag === 'data') && attributes['value'] !== undefined) return attributes['value'];
  if (
    (tag === 'a' || tag === 'link') &&
    attributes['href'] !== undefined &&
    /^(?:url|sameAs|applyUrl)$/i.test(name)
  )
    return attributes['href'];
  if (tag === 'img') return collapse(attributes['alt'] ?? '');
  const { blocks } = readBlocks(element);
  if (!RICH.has(name)) return collapse(blocks.map(({ text }) => text).join(' '));
  return blocks
    .map((block) => (block.listDepth > 0 && block.startsItem ? `- ${block.text}` : block.text))
    .join('\n');
}
