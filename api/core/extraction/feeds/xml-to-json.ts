/** XML to the shape of JSON, so that both kinds of feed are read by the same rules. */
import { buildTree, type Element } from '../../text/html-tree.js';
import { collapse } from '../../text/normal-form.js';

/**
 * An element with nothing but text is its text; one with attributes or children is an object of them, repeated names
 * as arrays, its own text as "#text". Entities of a DTD are never expanded and nothing is fetched.
 */
export function xmlToJson(xml: string): unknown {
  return { ...toObject(buildTree(xml, { xml: true }).root, 0) };
}

function toObject(element: Element, depth: number): Record<string, unknown> {
  const object: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [name, value] of Object.entries(element.attributes)) {
    if (!name.startsWith('xmlns') && !name.includes(':')) object[name] = value;
  }
  let text = '';
  for (const child of element.children) {
    if (typeof child === 'string') {
      text += child;
      continue;
    }
    const name = child.tag === '' ? '_' : child.tag;
    const value = toValue(child, depth + 1);
    const known = object[name];
    if (known === undefined) object[name] = value;
    else if (Array.isArray(known)) (known as unknown[]).push(value);
    else object[name] = [known, value];
  }
  if (text.trim() !== '') object['#text'] = text.trim();
  return { ...object };
}

function toValue(element: Element, depth: number): unknown {
  const simple = Object.keys(element.attributes).every(
    (name) => name.startsWith('xmlns') || name.includes(':'),
  );
  const first = element.children[0];
  if (element.children.length === 0) return simple ? '' : toObject(element, depth);
  if (simple && element.children.length === 1 && typeof first === 'string') return first.trim();
  // Markup that was not escaped is text of its parent.
  if (
    depth > 2 &&
    element.children.some((child) => typeof child !== 'string') &&
    element.children.every((child) => typeof child === 'string' || INLINE.has(child.tag))
  )
    return collapse(markup(element));
  return toObject(element, depth);
}

const INLINE = new Set('p br b i em strong ul ol li span div a h1 h2 h3 h4 u'.split(' '));

function markup(element: Element): string {
  return element.children
    .map((child) => (typeof child === 'string' ? child : `<${child.tag}>${markup(child)}</${child.tag}>`))
    .join('');
}
