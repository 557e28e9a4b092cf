/** The site's icon: a newspaper's masthead over the waves of a feed. */
export const FAVICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">' +
  '<rect width="32" height="32" rx="7" fill="#a8410b"/>' +
  '<g fill="none" stroke="#fdfcf9" stroke-width="3.2" stroke-linecap="round">' +
  '<path d="M8 14.5a9.5 9.5 0 0 1 9.5 9.5"/><path d="M8 8a16 16 0 0 1 16 16"/></g>' +
  '<circle cx="9.8" cy="22.2" r="2.4" fill="#fdfcf9"/></svg>\n';
