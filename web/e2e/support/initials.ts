const letters = [...'abcdefghjklmnopqrstwxyz']
/** The first character of each letter in the order of pinyin. */
const firsts = [...'阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀']
const order = new Intl.Collator('zh-CN-u-co-pinyin')

/** Pinyin initials after the order of the locale data, independent of what server and page use. */
export function initialsOf(name: string): string {
  return [...name]
    .map((character) => letters[firsts.findLastIndex((first) => order.compare(first, character) <= 0)] ?? '')
    .join('')
}
