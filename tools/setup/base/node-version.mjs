// @ts-check
// Read by Nodes that are too old for the rest: no syntax younger than Node 12's in this file.

export const NEEDED = [20, 19];

/**
 * @param {string} version of Node, `v20.19.1`
 * @returns {boolean} whether the course runs on it
 */
export function isNewEnough(version) {
  const parts = version.replace(/^v/, '').split('.').map(Number);
  return parts[0] > NEEDED[0] || (parts[0] === NEEDED[0] && parts[1] >= NEEDED[1]);
}

/** @param {string} version */
export function tooOldMessage(version) {
  const needed = NEEDED.join('.');
  return (
    'This course needs Node ' +
    needed +
    ' or newer; this is Node ' +
    version +
    '.\n' +
    'Get the LTS version from https://nodejs.org, open a new terminal and try again.\n' +
    '이 강좌에는 Node ' +
    needed +
    ' 이상이 필요합니다. 지금은 Node ' +
    version +
    '입니다.\n' +
    'https://nodejs.org 에서 LTS 버전을 설치하고 터미널을 새로 연 뒤 다시 실행해 주세요.\n'
  );
}

/**
 * Loads and runs a command where Node is new enough; says what to do where it is not.
 * @param {() => Promise<{ main: (args: string[]) => Promise<number> }>} load imports the command: the old
 *   Node must not even parse it
 * @param {string[]} args
 */
export function runOnNewNode(load, args) {
  if (!isNewEnough(process.version)) {
    process.stderr.write(tooOldMessage(process.version));
    process.exitCode = 1;
    return;
  }
  load()
    .then((command) => command.main(args))
    .then(
      (code) => {
        process.exitCode = code;
      },
      (/** @type {unknown} */ error) => {
        process.stderr.write(String((error instanceof Error && error.stack) || error) + '\n');
        process.exitCode = 1;
      },
    );
}
