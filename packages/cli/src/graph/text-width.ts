import { displayWidth } from '../terminal/display-width.js'

/** About how wide a text of a sans-serif font is, in pixels. A little too much is better than too little: fonts differ. */
export function textWidth(text: string, size: number): number {
  const narrow = [...text].filter((letter) => 'iljtfrI.,:;\'|!()[] '.includes(letter)).length
  return Math.ceil((displayWidth(text) * 0.6 - narrow * 0.24) * size)
}
