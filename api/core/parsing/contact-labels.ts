/** What people print before a contact detail ("E-mail:", "Telefon:"), in the languages read. */
export const CONTACT_LABEL =
  /^(?:e-?mail(?: address)?|mail|correo(?: electrónico)?|courriel|e-post|phone(?: number)?|mobile|mob|cell|tel(?:efon|éfono|ephone|efoon)?|téléphone|portable|handy|móvil|mobiel|mobil|address|adresse|anschrift|dirección|adres|adress|adresa|bydliště|wohnort|location|ort|lieu|city|website|web|webseite|site(?: web)?|sitio web|homepage|portfolio|blog|linkedin|github|gitlab|twitter|skype|xing|whatsapp|name|nom|nombre|naam|namn|jméno|residence|t|e|m|p|w|a|c|h)\s*[:：.]\s*/iu;
