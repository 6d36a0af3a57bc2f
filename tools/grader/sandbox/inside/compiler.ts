// Compiles answers' texts, one after the other, in a limited process of its own: the compiler is native and recursive,
// and a text can make it overflow its stack or double its work with each sign. Then this process dies, and no other.
import { asciiJson } from '../../wire/ascii';
import { receive, sendLine } from './channel';
import { transpile } from './transpile';

const { key } = receive() as { key: string };
transpile(''); // so that the compiler is loaded and warm before the clock starts
sendLine(`${key}{"k":"hello"}`);
for (;;) {
  const { text } = receive() as { text: string };
  sendLine(key + asciiJson(transpile(text)));
}
