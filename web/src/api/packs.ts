import type { PackHead } from '@/api/contract'

/**
 * Districts first, then the city whose policies they carry on, examples last: most rosters belong to a district, and no
 * example should be taken for an offer.
 */
export function inOrderOfUse(packs: PackHead[]): PackHead[] {
  const rank = ({ id, isSample }: PackHead) => (isSample ? 2 : Number(packs.some(({ inherits }) => inherits === id)))
  return [...packs].sort((left, right) => rank(left) - rank(right))
}
