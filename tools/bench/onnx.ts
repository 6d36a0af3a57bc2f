/** Just enough of ONNX to hand a network to another runtime: models as protobuf, without a dependency. */

/** One operation. Its weights are inputs that `weights` of the model holds. */
export interface OnnxNode {
  readonly kind: string;
  readonly inputs: readonly string[];
  readonly output: string;
  /** Whole numbers, or lists of them. */
  readonly attributes?: Readonly<Record<string, number | readonly number[]>>;
}

export interface OnnxTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

export interface OnnxModel {
  readonly input: { readonly name: string; readonly shape: readonly number[] };
  readonly output: { readonly name: string; readonly shape: readonly number[] };
  readonly nodes: readonly OnnxNode[];
  readonly weights: Readonly<Record<string, OnnxTensor>>;
}

const [IR_VERSION, OPSET] = [8, 13];
const [FLOAT, INT, INTS] = [1, 2, 7]; // TensorProto.FLOAT; AttributeProto's types

/** The bytes of an .onnx file. Source: onnx.proto of ONNX 1.12, whose field numbers stand before the values here. */
export function encodeOnnx({ input, output, nodes, weights }: OnnxModel): Uint8Array {
  const graph = message(
    ...nodes.map((node) => field(1, encodeNode(node))),
    field(2, 'bench'),
    ...Object.entries(weights).map(([name, { shape, data }]) =>
      field(
        5,
        message(
          ...shape.map((length) => field(1, length)),
          field(2, FLOAT),
          field(8, name),
          field(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
        ),
      ),
    ),
    field(11, encodeValue(input)),
    field(12, encodeValue(output)),
  );
  return message(field(1, IR_VERSION), field(7, graph), field(8, message(field(2, OPSET))));
}

function encodeNode({ kind, inputs, output, attributes = {} }: OnnxNode): Uint8Array {
  return message(
    ...inputs.map((name) => field(1, name)),
    field(2, output),
    field(4, kind),
    ...Object.entries(attributes).map(([name, value]) =>
      field(
        5,
        typeof value === 'number'
          ? message(field(1, name), field(3, value), field(20, INT))
          : message(field(1, name), ...value.map((one) => field(8, one)), field(20, INTS)),
      ),
    ),
  );
}

function encodeValue({ name, shape }: { name: string; shape: readonly number[] }): Uint8Array {
  const lengths = message(...shape.map((length) => field(1, message(field(1, length)))));
  return message(field(1, name), field(2, message(field(1, message(field(1, FLOAT), field(2, lengths))))));
}

/** A field: a whole number as a varint, text and bytes with their length. */
function field(number: number, value: number | string | Uint8Array): Uint8Array {
  if (typeof value === 'number') return message(varint(number * 8), varint(value));
  const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
  return message(varint(number * 8 + 2), varint(bytes.length), bytes);
}

function varint(value: number): Uint8Array {
  const bytes = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Uint8Array.from([...bytes, rest]);
}

function message(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
