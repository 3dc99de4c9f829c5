// For tests: a process that PUTs so many bytes of text to each of the addresses on standard input at once, holding none of them
// in memory, and prints the status of each as JSON.
import { request } from 'node:http';
import { text } from 'node:stream/consumers';

const size = Number(process.argv[2]);
const piece = Buffer.alloc(64 * 1024, 'All that stands here is text. ');
const addresses = JSON.parse(await text(process.stdin));

const put = (address) =>
  new Promise((settle, fail) => {
    const sent = request(address, { method: 'PUT', headers: { 'content-length': size } }, (answer) => {
      answer.resume().on('end', () => settle(answer.statusCode));
    });
    sent.on('error', fail);
    let left = size;
    const send = () => {
      while (left > 0) {
        const part = left < piece.length ? piece.subarray(0, left) : piece;
        left -= part.length;
        if (!sent.write(part)) {
          sent.once('drain', send);
          return;
        }
      }
      sent.end();
    };
    send();
  });

process.stdout.write(JSON.stringify(await Promise.all(addresses.map(put))));
