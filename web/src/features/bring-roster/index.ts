export { default as RosterDrop } from './RosterDrop.vue'
