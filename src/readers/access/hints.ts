/**
 * `[access]` of architect.toml: what no reader can know. Each entry is `module:name`, or the dotted
 * name of something outside the project.
 */
export interface AccessHints {
  /** Dependencies, decorators or middleware that refuse whoever does not say who he is. */
  readonly enforcing?: readonly string[]
  /** Those that look at credentials and let their absence through. */
  readonly optional?: readonly string[]
  /** Those that ask nobody for anything. */
  readonly public?: readonly string[]
  /** Those that hand out the caller. */
  readonly principal?: readonly string[]
}
