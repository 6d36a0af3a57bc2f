export { photographType, type Answer, type OcclusionValues, type PhotographData } from './data';
export { yourPhotograph, type YourPhotographOptions } from './your-photograph';
