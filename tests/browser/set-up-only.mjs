// @ts-check
// From a clone to an open course, and back: no server is left. The suites after it find all set up.
import { startCourse } from './course.mjs';

const course = await startCourse();
const reply = await fetch(course.url);
const code = await course.stop();
const gone = await fetch(course.url).then(
  () => false,
  () => true,
);
if (!reply.ok || code !== 0 || !gone) {
  throw new Error(`page ${reply.status}, exit ${code}, server ${gone ? 'gone' : 'still there'}`);
}
console.log('1 passed, 0 failed');
