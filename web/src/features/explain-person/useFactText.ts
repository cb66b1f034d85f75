import { useI18n } from 'vue-i18n'
import type { Fact } from '@/api'

/** A blank is unknown, never "no"; only a blank remark is simply empty. */
export const isUnknown = (name: string, value: string) => value === '' && name !== 'remark'

export function useFactText() {
  const { t } = useI18n()
  const factText = ({ name, value }: Pick<Fact, 'name' | 'value'>) =>
    value || t(isUnknown(name, value) ? 'shared.unknownValue' : 'shared.empty')
  return { factText }
}
