// The student's own answers, in exercises/: `npx jest --selectProjects exercises`.
import { join } from 'node:path';
import { language } from 'convlab';
import { statusWord } from '../../tools/grader/commands/terminal';
import { gradePlace, isolationHere } from '../../tools/grader/course/course';
import { allPlaces, root } from '../../tools/grader/course/places';
import { defaultLimits, type Isolation } from '../../tools/grader/sandbox/sandbox';
import { say } from '../../tools/grader/verdict/messages';

const grading = { isolation: 'none' as Isolation, limits: defaultLimits };
beforeAll(async () => {
  grading.isolation = await isolationHere();
});

test.each(allPlaces())(
  '$chapter/$id',
  async (place) => {
    const verdict = await gradePlace(place, join(root, 'exercises'), grading);
    if (verdict.status === 'passed') return;
    const lines = verdict.cases
      .filter(({ passed, message }) => !passed && message !== say.notRun)
      .map((one) => `${one.name[language()]}: ${one.message[language()]}`);
    const said = [statusWord(verdict.status, language()), verdict.message[language()], ...lines];
    throw new Error(said.filter((line) => line !== '').join('\n'));
  },
  30_000,
);
