// What an answer may import from 'convlab': the tensor functions and the errors. No engine, no layer, no size formula,
// and no generator of the kind that draws the cases. This list is the only one: whatever it does not name is refused.
export { NotStarted, ShapeError } from '../../../../lib/errors';
export { language, t } from '../../../../lib/language';
export {
  allClose,
  contiguous,
  copy,
  dtypeOf,
  isTensor,
  randomNormal,
  reshape,
  rowMajorStrides,
  tensor,
  toNestedArray,
  wrap,
  zeros,
} from '../../../../lib/tensor';
