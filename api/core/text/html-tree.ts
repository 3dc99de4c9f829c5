/**
 * A small element tree for pages that strangers wrote: bounded in depth and size, linear in time for any input.
 * It stands on htmlparser2's tokenizer and not on its parser, because that keeps an unbounded stack of open elements
 * (100,000 nested tags make it quadratic) and the trees of parse5 or linkedom cost five times as much per page.
 */
import { Tokenizer } from 'htmlparser2';

export interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: Element | null;
  readonly children: (Element | string)[];
}

export interface TreeOptions {
  /** XML: names keep their case, nothing is implied or void. */
  xml?: boolean;
}

export interface Tree {
  root: Element;
  /** True when the input was larger than the limits and its end was left out. */
  truncated: boolean;
}

/** Characters read of one input; a page beyond this is an attack or a data dump. */
export const MAX_TREE_INPUT = 12_000_000;
/** Deeper elements become children of the element at this depth: their text is kept, their nesting is not. */
const MAX_DEPTH = 200;
const MAX_NODES = 400_000;
const MAX_ATTRIBUTES = 60;

const VOID = new Set(
  'area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr'.split(
    ' ',
  ),
);
const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const CLOSES_P = words('p');
const HEADINGS_AND_P = words('h1 h2 h3 h4 h5 h6 p');
/** Which open elements an opening tag ends, as browsers do it. */
const IMPLIED_END = new Map<string, ReadonlySet<string>>([
  ['li', words('li p')],
  ['dt', words('dt dd p')],
  ['dd', words('dt dd p')],
  ['tr', words('tr td th p')],
  ['td', words('td th p')],
  ['th', words('td th p')],
  ['tbody', words('thead tbody tr td th')],
  ['tfoot', words('thead tbody tr td th')],
  ['thead', words('thead tbody tr td th')],
  ['option', words('option')],
  ['optgroup', words('option optgroup')],
  ['a', words('a')],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag): [string, ReadonlySet<string>] => [tag, HEADINGS_AND_P]),
  ...'address article aside blockquote details div dl fieldset figcaption figure footer form header hr main nav ol p pre section table ul'
    .split(' ')
    .map((tag): [string, ReadonlySet<string>] => [tag, CLOSES_P]),
]);
/** An implied end or a stray closing tag never reaches beyond these. */
const BARRIER = words('table ul ol dl select body html td th');
const BARRIER_OF_CELL = words('table');

/** Words of styles by which a text may be hidden; other styles say nothing. */
const HIDING_STYLE =
  /display|visibility|opacity|font-size|transparent|clip|overflow|-\d{4}|(?:height|width)\s*:\s*0/i;

/** Attributes that never carry facts and would only hold memory. */
function isKept(name: string, value: string): boolean {
  if (name === 'style') return HIDING_STYLE.test(value);
  return !name.startsWith('on') && name !== 'd' && name !== 'srcset' && name !== 'points';
}

/** Builds the tree. Never throws; time and memory are linear in the input up to the limits above. */
export function buildTree(source: string, options: TreeOptions = {}): Tree {
  const xml = options.xml === true;
  const input = source.length > MAX_TREE_INPUT ? source.slice(0, MAX_TREE_INPUT) : source;
  let truncated = input.length < source.length;
  const root: Element = { tag: '#root', attributes: {}, parent: null, children: [] };
  let current = root;
  let depth = 0;
  let nodes = 0;
  /** Tags opened beyond MAX_DEPTH and not yet closed, so that their closing tags end nothing else. */
  let flattened = 0;
  let name = '';
  let attributes: Record<string, string> = {};
  let attributeCount = 0;
  let attributeName = '';
  let attributeValue = '';
  let foreign = 0;

  const addText = (text: string): void => {
    const { children } = current;
    const last = children.length - 1;
    const before = children[last];
    if (typeof before === 'string') children[last] = before + text;
    else if (nodes < MAX_NODES) {
      nodes += 1;
      children.push(text);
    } else truncated = true;
  };
  const up = (): void => {
    if (current.tag === 'svg' || current.tag === 'math') foreign -= 1;
    current = current.parent ?? root;
    depth -= 1;
  };
  const endImplied = (closes: ReadonlySet<string>, opening: string): void => {
    const barrier =
      opening === 'td' || opening === 'th' || opening.startsWith('t') ? BARRIER_OF_CELL : BARRIER;
    let target: Element | null = null;
    let steps = 0;
    for (
      let at: Element | null = current;
      at !== null && at !== root && steps < 12;
      at = at.parent, steps += 1
    ) {
      if (closes.has(at.tag)) target = at;
      else if (barrier.has(at.tag)) break;
      else if (closes === CLOSES_P || closes === HEADINGS_AND_P) break;
    }
    if (target !== null) {
      const parent = target.parent ?? root;
      while (current !== parent) up();
    }
  };
  const open = (selfClosing: boolean): void => {
    if (!xml && foreign === 0) {
      const closes = IMPLIED_END.get(name);
      if (closes !== undefined) endImplied(closes, name);
    }
    if (nodes >= MAX_NODES) {
      truncated = true;
      return;
    }
    const isVoid = xml || foreign > 0 ? selfClosing : VOID.has(name);
    if (depth >= MAX_DEPTH && !isVoid) {
      flattened += 1;
      return;
    }
    nodes += 1;
    const element: Element = { tag: name, attributes, parent: current, children: [] };
    current.children.push(element);
    if (isVoid) return;
    current = element;
    depth += 1;
    if (name === 'svg' || name === 'math') foreign += 1;
  };

  const tokenizer = new Tokenizer(
    { xmlMode: xml, decodeEntities: true, recognizeSelfClosing: xml },
    {
      ontext: (start, end) => addText(input.slice(start, end)),
      ontextentity: (codePoint) => addText(String.fromCodePoint(codePoint)),
      oncdata: (start, end, offset) => {
        if (xml) addText(input.slice(start, end - offset));
      },
      oncomment: (start, end, offset) => {
        // Some sites keep the state of the page as JSON in a comment of a <code> element.
        if (current.tag === 'code' && /^\s*[{[]/.test(input.slice(start, start + 40))) {
          addText(input.slice(start, end - offset));
        }
      },
      ondeclaration: () => undefined,
      onprocessinginstruction: () => undefined,
      onend: () => undefined,
      isInForeignContext: () => foreign > 0,
      onopentagname: (start, end) => {
        name = xml ? input.slice(start, end) : input.slice(start, end).toLowerCase();
        attributes = {};
        attributeCount = 0;
      },
      onattribname: (start, end) => {
        attributeName = xml ? input.slice(start, end) : input.slice(start, end).toLowerCase();
        attributeValue = '';
      },
      onattribdata: (start, end) => {
        attributeValue += input.slice(start, end);
      },
      onattribentity: (codePoint) => {
        attributeValue += String.fromCodePoint(codePoint);
      },
      onattribend: () => {
        if (
          attributeCount < MAX_ATTRIBUTES &&
          isKept(attributeName, attributeValue) &&
          attributeName !== '__proto__'
        ) {
          if (!Object.hasOwn(attributes, attributeName)) attributes[attributeName] = attributeValue;
          attributeCount += 1;
        }
      },
      onopentagend: () => open(false),
      onselfclosingtag: () => open(true),
      onclosetag: (start, end) => {
        const closing = xml ? input.slice(start, end) : input.slice(start, end).toLowerCase();
        if (flattened > 0) {
          flattened -= 1;
          return;
        }
        let at: Element | null = current;
        while (at !== null && at !== root && at.tag !== closing) {
          // A stray </div> in a table cell must not end the table around it.
          if (
            !xml &&
            (at.tag === 'td' || at.tag === 'th') &&
            closing !== 'tr' &&
            closing !== 'table' &&
            !/^t(body|head|foot)$/.test(closing)
          ) {
            return;
          }
          at = at.parent;
        }
        if (at === null || at === root) return;
        const parent = at.parent ?? root;
        while (current !== parent) up();
      },
    },
  );
  tokenizer.write(input);
  tokenizer.end();
  return { root, truncated };
}

/** Every element below, in document order, without recursion. */
export function* descendants(element: Element): Generator<Element> {
  const stack: { node: Element; next: number }[] = [{ node: element, next: 0 }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const child = top.node.children[top.next];
    top.next += 1;
    if (child === undefined) stack.pop();
    else if (typeof child !== 'string') {
      yield child;
      stack.push({ node: child, next: 0 });
    }
  }
}

/** All text below, as it stands (scripts included), up to `max` characters. */
export function textContent(element: Element, max = 5_000_000): string {
  const first = element.children[0];
  if (element.children.length === 1 && typeof first === 'string') return first.slice(0, max);
  let text = '';
  for (const child of element.children) {
    text += typeof child === 'string' ? child : textContent(child, max - text.length);
    if (text.length >= max) break;
  }
  return text;
}
