export { dimensionsOf, isValue, valuesIn } from '../../scenarios/dimensions.js';
