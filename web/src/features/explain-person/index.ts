export { default as PersonFacts } from './PersonFacts.vue'
export { default as PersonFindings } from './PersonFindings.vue'
export { default as PolicyAnswer } from './PolicyAnswer.vue'
export { useNeighbours } from './useNeighbours'
