/** What the parts of the bench have in common. */
export interface Setting {
  readonly isQuick: boolean;
  /** ms for each contestant. */
  readonly budget: number;
  /** A Python that has torch. */
  readonly python?: string;
  /** A folder in which onnxruntime-web is installed. */
  readonly ortFolder?: string;
  readonly say: (line: string) => void;
}
