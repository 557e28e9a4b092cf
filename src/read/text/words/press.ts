/** Senders of news and pictures, in their own spelling, upper and lower case included. */
export const AGENCIES = `AP|A\\.P\\.|The Associated Press|Associated Press|AFP|Agence France-Presse|Reuters|REUTERS|Thomson Reuters|UPI|EFE|ANSA|Ansa|AGI|Adnkronos|LaPresse|dpa|DPA|APA|apa|Keystone|SDA|sda|ATS|ats|TASS|ТАСС|Xinhua|Kyodo|Kyodo News|Jiji|Yonhap|PTI|ANI|IANS|Bloomberg|CNN|BBC|BBC News|NPR|PA|PA Media|PA Wire|PA Images|EPA|EPA-EFE|epa|Getty|Getty Images|Shutterstock|iStock|iStockphoto|Alamy|stock\\.adobe\\.com|Adobe Stock|Unsplash|Pexels|Pixabay|Depositphotos|Dreamstime|Imago|imago|IMAGO|imago images|Picture Alliance|picture alliance|picture-alliance|ddp|ZUMA|ZUMA Press|NurPhoto|SIPA|Sipa|Abaca|MAXPPP|Hans Lucas|Anadolu|Anadolu Agency|AA|DHA|İHA|Europa Press|EUROPA PRESS|Notimex|Télam|Cuartoscuro|Lusa|LUSA|Agência Brasil|Estadão|Estadão Conteúdo|Folhapress|NTB|Ritzau|Ritzau Scanpix|Scanpix|TT|Lehtikuva|STT|PAP|ČTK|CTK|TASR|MTI|Agerpres|Mediafax|Inquam Photos|Belga|ANP|Interfax|Интерфакс|РИА Новости|Sputnik|УНІАН|Укрінформ|AMNA|ΑΠΕ-ΜΠΕ|Eurokinissi|KCNA|IRNA|WAM|SPA|AAP|The Canadian Press|Canadian Press|CP|USA Today Sports|WireImage|FilmMagic|Hulton Archive|NASA|NOAA|Wikimedia|Wikimedia Commons|Handout|HO|File|File Photo|file photo|STR|Pool|POOL|共同通信|共同|時事通信|時事|新华社|新華社|연합뉴스|뉴시스|뉴스1`;

/** An agency, alone. */
export const AGENCY = new RegExp(`^(?:${AGENCIES})$`, 'u');

/** An agency somewhere among names: `Jane Doe / AFP`. */
export const HAS_AGENCY = new RegExp(`(?<![\\p{L}\\p{N}])(?:${AGENCIES})(?![\\p{L}\\p{N}])`, 'u');

/** Names of newspapers, stations and picture desks. */
export const OUTLET =
  /(?:^The\s\p{Lu}[\p{L}]+$|\b(?:Times|Post|News|Guardian|Tribune|Herald|Journal|Gazette|Press|Magazine|Daily|Observer|Telegraph|Independent|Chronicle|Star|Globe|Mail|Mirror|Express|Monitor|Standard|TV|Radio|Media|Images?|Photos?|Photography|Fotografo|Agency|Pictures|Archives?|Collection|Service|Bureau|Broadcasting|Network|Zeitung|Presse|Agentur|Agência|Agencia)$)/u;

/** What people in newsrooms are, as it is after or below their names. */
export const PROFESSION =
  /(?:\b(?:correspondents?|reporter(?:in|s)?|editors?|writers?|staff|columnists?|contributors?|producers?|journalist(?:e|in|s)?|bureau chief|photographers?|analysts?|newsroom|redaktion|redakteur(?:in)?|korrespondent(?:in)?|autor(?:in)?|correspondante?|rédaction|rédacteur|rédactrice|envoyée?|redacción|redactora?|periodista|corresponsal|enviad[oa]|repórter|jornalista|redação|giornalista|inviat[oa]|redazione|corrispondente|verslaggever|redactie|redacteur|correspondent|dziennikarz|dziennikarka|redakcja|korespondent|muhabir|muhabiri|toimittaja|redaktör)\b|редакц|корреспондент|обозреватель|журналист|кореспондент|редакторка?|記者|기자|记者)/iu;
