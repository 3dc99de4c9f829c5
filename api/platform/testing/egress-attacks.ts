/** Ways to write an address that leads inside, and places inside that are worth leading to. */

/** One way to write an IPv4 address, as a URL with the given port. */
interface Encoding {
  what: string;
  url(address: readonly number[], port: number): string;
}

const number = (a: readonly number[]) => ((a[0]! * 256 + a[1]!) * 256 + a[2]!) * 256 + a[3]!;
const hex = (value: number, width = 1) => value.toString(16).padStart(width, '0');
const octal = (value: number) => `0${value.toString(8)}`;
const dotted = (a: readonly number[]) => a.join('.');
/** The two last groups of an IPv6 address that carries this one. */
const groups = (a: readonly number[]) => `${hex(a[0]! * 256 + a[1]!)}:${hex(a[2]! * 256 + a[3]!)}`;
/** The letters of the address moved to another block of Unicode that hosts are normalised from. */
const shifted = (text: string, zero: number, offset = 0) =>
  text.replaceAll(/\d/g, (digit) =>
    digit === '0' && offset > 0 ? '0' : String.fromCodePoint(zero + Number(digit) - offset),
  );
const host = (what: string, write: (a: readonly number[]) => string): Encoding => ({
  what,
  url: (a, port) => `http://${write(a)}:${port}/inside`,
});

/** Forty ways to write an IPv4 address. Names under `.target.example` resolve to the address in their first label. */
export const ENCODINGS: readonly Encoding[] = [
  host('dotted', dotted),
  host('one number', (a) => String(number(a))),
  host('one hexadecimal number', (a) => `0x${hex(number(a))}`),
  host('one hexadecimal number, padded', (a) => `0x00000000${hex(number(a), 8)}`),
  host('one octal number', (a) => octal(number(a))),
  host('one octal number, padded', (a) => `0000000${number(a).toString(8)}`),
  host('hexadecimal parts', (a) => a.map((part) => `0x${hex(part)}`).join('.')),
  host('capital hexadecimal parts', (a) => a.map((part) => `0X${hex(part, 2).toUpperCase()}`).join('.')),
  host('octal parts', (a) => a.map(octal).join('.')),
  host('padded octal parts', (a) => a.map((part) => `000${part.toString(8)}`).join('.')),
  host('mixed parts', (a) => `${octal(a[0]!)}.${a[1]}.0x${hex(a[2]!)}.${a[3]}`),
  host('three parts', (a) => `${a[0]}.${a[1]}.${a[2]! * 256 + a[3]!}`),
  host('two parts', (a) => `${a[0]}.${(a[1]! * 256 + a[2]!) * 256 + a[3]!}`),
  host('two parts, hexadecimal', (a) => `0x${hex(a[0]!)}.0x${hex((a[1]! * 256 + a[2]!) * 256 + a[3]!)}`),
  host('a dot at the end', (a) => `${dotted(a)}.`),
  host('wide digits', (a) => shifted(dotted(a), 0xff10)),
  host('circled digits', (a) => shifted(dotted(a), 0x2460, 1)),
  host('mathematical digits', (a) => shifted(dotted(a), 0x1d7ce)),
  host('ideographic dots', (a) => a.join('\u3002')),
  host('half-width dots', (a) => a.join('\uff61')),
  host('percent-encoded digits', (a) => dotted(a).replaceAll(/\d/g, (digit) => `%3${digit}`)),
  host('percent-encoded dots', (a) => a.join('%2e')),
  host('a soft hyphen', (a) => dotted(a).replace('.', '\u00ad.')),
  host('a line break', (a) => dotted(a).replace('.', '.\n')),
  host('a tab', (a) => dotted(a).replace('.', '\t.')),
  host('a user name', (a) => `jobs.example@${dotted(a)}`),
  host('a user name and password', (a) => `jobs.example:443@${dotted(a)}`),
  { what: 'a backslash', url: (a, port) => `http://${dotted(a)}:${port}\\@jobs.example/` },
  { what: 'no slashes', url: (a, port) => `http:${dotted(a)}:${port}/inside` },
  { what: 'many slashes', url: (a, port) => `http://///${dotted(a)}:${port}/inside` },
  { what: 'backslashes', url: (a, port) => `http:\\\\${dotted(a)}:${port}\\inside` },
  { what: 'spaces around and a capital scheme', url: (a, port) => `  HtTp://${dotted(a)}:${port}/inside  ` },
  host('IPv4-mapped', (a) => `[::ffff:${dotted(a)}]`),
  host('IPv4-mapped, written out', (a) => `[0:0:0:0:0:ffff:${groups(a)}]`),
  host('IPv4-compatible', (a) => `[::${groups(a)}]`),
  host('translated (NAT64)', (a) => `[64:ff9b::${groups(a)}]`),
  host('tunnelled (6to4)', (a) => `[2002:${groups(a)}::1]`),
  host('tunnelled (Teredo)', (a) => `[2001:0:${groups(a)}:0:0:${groups(a)}]`),
  host('a name', (a) => `${a.join('-')}.target.example`),
  host('a name with a dot at the end', (a) => `${a.join('-')}.target.example.`),
];

/** Fifteen kinds of places that no user's page is on. */
export const TARGETS: Readonly<Record<string, readonly number[]>> = {
  loopback: [127, 0, 0, 1],
  'far loopback': [127, 255, 255, 254],
  'this host': [0, 0, 0, 0],
  'private 10/8': [10, 0, 0, 1],
  'private 172.16/12': [172, 16, 0, 1],
  'private 192.168/16': [192, 168, 1, 1],
  'cloud metadata': [169, 254, 169, 254],
  'container metadata': [169, 254, 170, 2],
  'carrier NAT': [100, 64, 0, 1],
  'cloud metadata in carrier NAT': [100, 100, 100, 200],
  'protocol assignments': [192, 0, 0, 192],
  benchmarks: [198, 18, 0, 1],
  multicast: [224, 0, 0, 1],
  reserved: [240, 0, 0, 1],
  broadcast: [255, 255, 255, 255],
};

/** Schemes that open something else than a page of the web. */
export const SCHEMES: readonly string[] = [
  'file:///etc/passwd', 'ftp://127.0.0.1/', 'gopher://127.0.0.1:6379/_INFO', 'dict://127.0.0.1:11211/stats', 'ldap://127.0.0.1/',
  'tftp://127.0.0.1/x', 'sftp://127.0.0.1/', 'ssh://127.0.0.1/', 'telnet://127.0.0.1/', 'jar:http://127.0.0.1!/x', 'data:text/html,x',
  'javascript:alert(1)', 'chrome://version', 'view-source:http://127.0.0.1/', 'ws://127.0.0.1/',
]; // prettier-ignore

/**
 * Answers a hostile name server gives for one name, the next at each question.
 */
export const DNS_TRICKS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  loopback: [['127.0.0.1']],
  'loopback of IPv6': [['::1']],
  'this host': [['0.0.0.0']],
  'this host of IPv6': [['::']],
  'a private address': [['10.0.0.1']],
  'a private address of IPv6': [['fd00::1']],
  'a link-local address': [['fe80::1']],
  metadata: [['169.254.169.254']],
  'metadata of IPv6': [['fd00:ec2::254']],
  'a mapped address': [['::ffff:127.0.0.1']],
  'a mapped address in hexadecimal': [['::ffff:7f00:1']],
  'a translated address': [['64:ff9b::7f00:1']],
  'a tunnelled address': [['2002:7f00:1::']],
  'private after public': [['93.184.215.14', '127.0.0.1']],
  'public after private': [['127.0.0.1', '93.184.215.14']],
  'one private among fifty': [[...Array.from({ length: 50 }, (_, n) => `93.184.215.${n + 1}`), '10.1.1.1']],
  'IPv4 public, IPv6 private': [['93.184.215.14', 'fc00::1']],
  'no answer': [[]],
  'no address': [['not-an-address']],
  'an address with a zone': [['fe80::1%lo']],
};
