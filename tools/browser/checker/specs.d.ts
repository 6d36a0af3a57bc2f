/** All specs of the course, by 'NN-topic/id': made by bundle.ts. */
declare module 'convlab-specs' {
  const specs: Readonly<Record<string, import('../../grader/course/spec').Exercise>>;
  export default specs;
}
