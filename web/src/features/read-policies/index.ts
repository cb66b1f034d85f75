export { default as PolicyClauses } from './PolicyClauses.vue'
