/** A page of the site. */
export interface Page {
  /** The file that it is made of, from the root of the repository. */
  readonly source: string
  /** The file that it becomes, such as `guides/sam.md`. */
  readonly address: string
  /** Its first heading. */
  readonly title: string
  /** Where the menu lists it; empty for the home page. */
  readonly section: string
  readonly text: string
}

/** All pages, in the order of the menu; the first is the home page. */
export function pagesOf(root: string): Page[]
export function addressOf(source: string): string
/** The page's text with its links led to other pages. A file that is no page is linked in the repository when its address is given, and only named when not. */
export function linked(page: Page, pages: readonly Page[], root: string, repository: string | undefined): string
