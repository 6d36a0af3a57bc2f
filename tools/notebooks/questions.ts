/** What a page has to know to keep an answer veiled: each question goes into the metadata of its cell. */
import ts from 'typescript';

/** A question of `predict`, as a page shows it. */
export interface PageQuestion {
  readonly id: string;
  readonly question: string;
  readonly choices: readonly string[];
  readonly answer: number;
}

/** What of a notebook's cell matters here. */
interface Cell {
  readonly id: string;
  readonly cell_type: string;
  readonly source: string;
  readonly metadata: Record<string, unknown>;
}

/**
 * The cells, those of questions with the question in their metadata. Throws an Error for a cell that answers a question which
 * no cell before it asks.
 */
export function withQuestions<C extends Cell>(cells: readonly C[]): C[] {
  const asked = new Set<string>();
  return cells.map((cell) => {
    const { answers } = (cell.metadata.convlab ?? {}) as { readonly answers?: string };
    if (answers !== undefined && !asked.has(answers))
      throw new Error(`${cell.id} answers "${answers}", which no cell before it asks`);
    const question = cell.cell_type === 'code' ? questionIn(cell.source) : undefined;
    if (!question) return cell;
    asked.add(question.id);
    return { ...cell, metadata: { ...cell.metadata, convlab_question: question } };
  });
}

/** The question that a cell asks, if it asks one. Its words are plain strings. */
export function questionIn(source: string): PageQuestion | undefined {
  const file = ts.createSourceFile('cell.ts', source, ts.ScriptTarget.ES2022, true);
  for (const statement of file.statements) {
    if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) continue;
    const { expression, arguments: given } = statement.expression;
    if (expression.getText(file) !== 'predict' || given.length !== 2) continue;
    const [id, options] = given;
    if (!ts.isStringLiteralLike(id) || !ts.isObjectLiteralExpression(options)) continue;
    const named = (name: string): ts.Expression | undefined =>
      options.properties.filter(ts.isPropertyAssignment).find((one) => one.name.getText(file) === name)
        ?.initializer;
    const [question, choices, answer] = [named('question'), named('choices'), named('answer')];
    if (!question || !choices || !answer || !ts.isArrayLiteralExpression(choices)) continue;
    return {
      id: id.text,
      question: words(question),
      choices: choices.elements.map(words),
      answer: Number(answer.getText(file)),
    };
  }
  return undefined;
}

function words(expression: ts.Expression): string {
  if (!ts.isStringLiteralLike(expression))
    throw new Error(`a question's words are plain strings, not ${expression.getText()}`);
  return expression.text;
}
