import { createRouter, createWebHashHistory, type RouteRecordRaw } from 'vue-router'
import StartPage from '@/pages/StartPage.vue'

/** Hash routes, so that the page works from any folder behind any gateway. `title` is a message key. */
export const routes: RouteRecordRaw[] = [
  { path: '/', name: 'start', component: StartPage, meta: { title: 'app.tagline' } },
  {
    path: '/columns',
    name: 'columns',
    component: () => import('@/pages/ColumnsPage.vue'),
    meta: { title: 'columns.title' },
  },
  {
    path: '/progress',
    name: 'progress',
    component: () => import('@/pages/ProgressPage.vue'),
    meta: { title: 'progress.title' },
  },
  {
    path: '/results',
    name: 'results',
    component: () => import('@/pages/ResultsPage.vue'),
    meta: { title: 'results.title' },
  },
  {
    path: '/person',
    name: 'person',
    component: () => import('@/pages/PersonPage.vue'),
    meta: { title: 'results.people' },
  },
  {
    path: '/policies',
    name: 'policies',
    component: () => import('@/pages/PoliciesPage.vue'),
    meta: { title: 'policies.title' },
  },
  {
    path: '/:rest(.*)*',
    name: 'not-found',
    component: () => import('@/pages/NotFoundPage.vue'),
    meta: { title: 'app.notFound' },
  },
]

export function makeRouter() {
  return createRouter({
    history: createWebHashHistory(),
    routes,
    scrollBehavior(to, from, saved) {
      if (saved) return saved
      return to.name === from.name ? undefined : { top: 0 }
    },
  })
}
