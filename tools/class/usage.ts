import type { Bilingual } from 'convlab';

export const usage: Bilingual = {
  en: `npm run class -- release --out DIR [--drop 05,09] [--seed S] [--lang en,ko]
    the course for students, without solutions: each spec is sealed into data
npm run class -- collect INBOX --out WORK [--roster roster.csv]
    answers out of whatever was handed in; WORK/intake.csv says what was taken and what is doubtful
npm run class -- grade WORK --out MARKS [--shard i/n] [--seed S] [--timeout 2s] [--budget 3.5s]
                       [--require-isolation bwrap|namespace|permission]
    MARKS/<student>.json; run it again to go on, or to grade what has changed. An answer may compute for --timeout.
    Once one of a student's has used that up, the others get a quarter; those that use it up share --budget, and what
    comes after is not run. So endless answers do not hold up the class
npm run class -- merge MARKS --out DIR [--late "2 days, -10 %/day"] [--anonymous]
    marks.csv, files for Moodle, Canvas, Gradescope, Exercism and JUnit, and a page for each student
npm run class -- report MARKS --out DIR
    one page for the lecturer: which exercises, which misconceptions, who needs help
npm run class -- similar WORK --out DIR [--least 0.8]
    pairs of answers that resemble each other, as a hint
  --lang en|ko   the language of the messages
`,
  ko: `npm run class -- release --out DIR [--drop 05,09] [--seed S] [--lang en,ko]
    학생에게 나누어 줄 강좌. 풀이는 없고, 채점 기준은 데이터로 봉인됩니다
npm run class -- collect INBOX --out WORK [--roster roster.csv]
    제출물에서 답을 모읍니다. 무엇을 가져왔고 무엇이 의심스러운지 WORK/intake.csv에 적습니다
npm run class -- grade WORK --out MARKS [--shard i/n] [--seed S] [--timeout 2s] [--budget 3.5s]
                       [--require-isolation bwrap|namespace|permission]
    MARKS/<student>.json을 씁니다. 다시 실행하면 이어서 채점하고, 바뀐 것만 다시 채점합니다. 답 하나의 계산 시간은
    --timeout까지입니다. 한 답이 이를 다 쓰면 그 학생의 나머지 답은 4분의 1씩 받고, 시간을 다 쓴 답들은 --budget을
    나누어 쓰며, 그 뒤의 답은 실행하지 않습니다. 끝나지 않는 답이 반 전체를 막지 않습니다
npm run class -- merge MARKS --out DIR [--late "2 days, -10 %/day"] [--anonymous]
    marks.csv, Moodle·Canvas·Gradescope·Exercism·JUnit용 파일, 학생별 피드백 페이지
npm run class -- report MARKS --out DIR
    강의자를 위한 한 쪽짜리 보고서: 문제별 결과, 오개념, 도움이 필요한 학생
npm run class -- similar WORK --out DIR [--least 0.8]
    서로 닮은 답의 쌍(참고용)
  --lang en|ko   메시지의 언어
`,
};
