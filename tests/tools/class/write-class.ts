// node -r ts-node/register tests/tools/class/write-class.ts <folder> <students>: a made-up class to try things on.
import { writeClass } from './made-up';

const [folder, students] = process.argv.slice(2);
void writeClass(folder, Number(students));
