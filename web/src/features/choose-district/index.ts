export { default as AsOfDay } from './AsOfDay.vue'
export { default as DistrictCards } from './DistrictCards.vue'
