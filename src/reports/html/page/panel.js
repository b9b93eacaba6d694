/** The panel prints sections made beforehand; it knows nothing of what they say. */
export function fill(panel, title, isCode, sections, back) {
  const heading = element('h2', title)
  if (isCode) heading.className = 'code'
  panel.replaceChildren(...(back === null ? [] : [backButton(back)]), heading, ...sections.flatMap(drawSection))
  panel.scrollTop = 0
}

function drawSection(section) {
  return [...(section.title === '' ? [] : [element('h3', section.title)]), ...section.lines.map(drawLine)]
}

function drawLine(line) {
  const paragraph = element('p', line.text.trimStart())
  if (line.text.startsWith('  ')) paragraph.className = 'inner'
  if (line.note) paragraph.append(element('small', line.note))
  if (line.at) paragraph.append(element('code', line.at))
  return paragraph
}

function backButton(back) {
  const button = element('button', 'Overview (Esc)')
  button.className = 'back'
  button.addEventListener('click', back)
  return button
}

function element(name, content) {
  const made = document.createElement(name)
  made.textContent = content
  return made
}
