/** `-30-`, `###`, `ENDS`: nothing after it belongs to the article. */
export const isEndMark = (text: string): boolean =>
  /^(?:#\s?#\s?#|[-–—]?\s?-?\s?30\s?-?\s?[-–—]?|[-–—*[(]*\s?(?:ends?|end of (?:release|story|article)|fin|ende|fim|fine|einde|koniec|конец)\s?[-–—*\])]*)$/i.test(
    text,
  ) && !/^(?:30|end|fine|fin)$/.test(text);

const RESERVED =
  /all rights reserved|alle rechte vorbehalten|tous droits réservés|reservados todos los derechos|todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati|riproduzione riservata|alle rechten voorbehouden|wszelkie prawa zastrzeżone|все права защищены|усі права захищені|med ensamrätt|alla rättigheter|tüm hakları saklıdır|všechna práva vyhrazena|minden jog fenntartva|toate drepturile rezervate|無断転載|版权所有|版權所有|무단\s?전재|جميع الحقوق محفوظة|כל הזכויות שמורות|may not be published, broadcast|may not be reproduced|reproduction interdite|prohibida (?:su|la) reproducción|é proibida a reprodução|nachdruck verboten/i;
const COPYRIGHT = /^[([]?(?:©|\(c\)|&copy;|copyright)/i;

/** True for words that reserve all rights. */
export const reservesRights = (text: string): boolean => RESERVED.test(text);

/** True for a line at the end of an article that says who owns the text. */
export const isRights = (text: string): boolean =>
  text.length < 400 && (COPYRIGHT.test(text) || (RESERVED.test(text) && text.length < 260));

/** `Reporting by …; Editing by …`: who else had a part in it. */
export const isClosingNote = (text: string): boolean =>
  text.length < 400 &&
  /^[([]?\s?(?:(?:additional |further )?(?:reporting|writing|editing|compiled|edited|translated|translation|contributions?|production|research) (?:by|from|in)\b|with (?:reporting|additional reporting|files|inputs?|input|contributions|agency inputs) (?:by|from)\b|with (?:afp|ap|reuters|pti|agencies)\b|(?:the )?associated press (?:writers?|journalists?|reporters?)\b.* contributed|.{3,80} contributed to this (?:report|story|article)|this (?:article|story|post) (?:was )?(?:originally|first) (?:appeared|published)\b.*|republished (?:with permission|from)\b.*|mit (?:material|informationen|agenturmaterial) (?:von|der)|(?:avec|\(avec) (?:afp|reuters|ap|les agences|agences|des agences)\b|con (?:información|informaciones) de\b|com informações d[aeo]s?\b|com agências|\(?con agencias|met (?:informatie|medewerking) van|na podstawie|по материалам|за матеріалами|quellen?:|source:|sources:|fuente:|fuentes:|fonte:|fontes:|bron:|źródło:|источник:|джерело:|kilde:|källa:|kaynak:|zdroj:|sursa:)/i.test(
    text,
  );

/** An agency's mark below a text: `(dpa)`, `dpa/jdo`. */
export const isSignature = (text: string): boolean =>
  text.length < 40 &&
  /^[([–—-]?\s?(?:[\p{L}]{2,12})(?:\s?[,/]\s?[\p{L}]{2,12}){0,4}\s?[)\]]?$/u.test(text) &&
  /dpa|afp|reuters|apa|sda|ats|ansa|efe|belga|anp|ap\b|kna|epd|tass|pap|ntb|tt\b|ritzau|čtk|mti|lusa|rtr/i.test(
    text,
  );

/** True for the line that opens the contacts of a press release, after the end mark. */
export const isContactLine = (text: string): boolean =>
  /^(?:(?:media|press|investor|for (?:more|further) information|for media|contacts?|media contacts?|press contacts?|notes? to editors?|about |pressekontakt|kontakt|contact presse|contacts presse|contacto|contato|contatti|über |à propos|acerca d|sobre )\b)/i.test(
    text,
  );

/** A closing note whose words leave no doubt, anywhere in a text. */
export const isSureNote = (text: string): boolean =>
  text.length < 250 &&
  /^[([]?(?:(?:additional )?reporting by\b|.{3,120} contributed to this (?:report|story|article)\b)/i.test(
    text,
  );

/** True for a line that reserves all rights, anywhere in a text. */
export const isReserved = (text: string): boolean =>
  text.length < 260 && COPYRIGHT.test(text) && RESERVED.test(text);
