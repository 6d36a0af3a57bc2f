// The student's own answers, in exercises/: `npx jest --selectProjects exercises`.
import { join } from 'node:path';
import { language } from 'convlab';
import { statusWord } from '../../tools/grader/commands/terminal';
import { drawSeed, gradePlace } from '../../tools/grader/grade';
import { allPlaces } from '../../tools/grader/course/places';
import { root } from '../../tools/grader/paths';
import { openSandbox, type Sandbox } from '../../tools/grader/sandbox/open';
import { say } from '../../tools/grader/verdict/messages';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox();
});
afterAll(() => sandbox.close());

test.each(allPlaces())(
  '$chapter/$id',
  async (place) => {
    const verdict = await gradePlace(place, join(root, 'exercises'), { sandbox, seed: drawSeed() });
    if (verdict.status === 'passed') return;
    const lines = verdict.cases
      .filter(({ passed, message }) => !passed && message !== say.notRun)
      .map((one) => `${one.name[language()]}: ${one.message[language()]}`);
    const said = [statusWord(verdict.status, language()), verdict.message[language()], ...lines];
    throw new Error(said.filter((line) => line !== '').join('\n'));
  },
  30_000,
);
