export { default as ProgressWatch } from './ProgressWatch.vue'
