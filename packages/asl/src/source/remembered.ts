/**
 * The same function, with a memory of what it made of each text: machines say the same things over and over. Forgets all when it is full, so
 * that a long-lived process does not grow. Only for functions whose answer nobody changes.
 */
export function remembered<Answer>(read: (text: string) => Answer, most = 5000): (text: string) => Answer {
  const known = new Map<string, { readonly answer: Answer }>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found.answer
    const answer = read(text)
    if (known.size >= most) known.clear()
    // a long text is rare, and would be kept for the sake of one more reading
    if (text.length <= longest) known.set(text, { answer })
    return answer
  }
}

const longest = 1000
