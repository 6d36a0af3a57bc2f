import { writeCsv } from '../csv';
import type { Result } from './result';

/** student, points, maxPoints, then the points of each exercise. */
export function marksCsv(results: readonly Result[], ids: readonly string[]): string {
  const rows = results.map(({ student, counted, maxPoints, exercises }) => ({
    student,
    points: counted,
    maxPoints,
    ...Object.fromEntries(exercises.map(({ id, points }) => [id, points])),
  }));
  return writeCsv(['student', 'points', 'maxPoints', ...ids], rows);
}

/** Moodle, Grades → Import → CSV file: map "ID number" or "Email address" to the user, "convlab" to the grade item. */
export function moodleCsv(results: readonly Result[]): string {
  return writeCsv(
    ['ID number', 'Full name', 'Email address', 'convlab', 'Feedback comments'],
    results.map((result) => ({
      'ID number': result.student,
      'Full name': result.name ?? '',
      'Email address': result.email ?? '',
      convlab: result.counted,
      'Feedback comments': summary(result),
    })),
  );
}

/** Canvas, Gradebook → Import: students in their first columns, then an assignment; the second line says its points. */
export function canvasCsv(results: readonly Result[]): string {
  const columns = ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', 'convlab'];
  const most = Math.max(0, ...results.map(({ maxPoints }) => maxPoints));
  return writeCsv(columns, [
    { Student: '    Points Possible', convlab: most },
    ...results.map(({ student, name, email, counted }) => ({
      Student: name ?? student,
      'SIS User ID': student,
      'SIS Login ID': email ?? '',
      convlab: counted,
    })),
  ]);
}

/** "26 of 28 exercises passed", in the student's language. */
function summary({ exercises, language }: Result): string {
  const passed = exercises.filter(({ status }) => status === 'passed').length;
  return language === 'ko'
    ? `연습 문제 ${exercises.length}개 중 ${passed}개 통과`
    : `${passed} of ${exercises.length} exercises passed`;
}
