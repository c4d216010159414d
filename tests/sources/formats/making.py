"""Documents of formats that are zip files, made by hand: small, and the same bytes each time."""

import io
import zipfile

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def zipped(members: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 11, 24, 8, 0, 0)), text, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, style: str = "") -> str:
    said = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{said}{''.join(run(part) if part[:1] != '<' else part for part in runs)}</w:p>"


def docx(*blocks: str, notes: dict[str, str] | None = None, header: str = "") -> bytes:
    """A Word document of blocks of its markup, with footnotes by their ids."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{said}"/></w:style>'
        for name, said in (("Title", "Title"), ("Heading1", "heading 1"), ("ListParagraph", "List Paragraph"))
    )
    footnotes = "".join(
        f'<w:footnote w:id="{key}">{paragraph(text)}</w:footnote>' for key, text in (notes or {}).items()
    )
    relations = "".join(
        f'<Relationship Id="{name}" Type="{_RELATION}/{name}" Target="{name}.xml"/>'
        for name in ("styles", "footnotes", "header")
    )
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="application/vnd.openxmlformats-officedocument'
        f'.wordprocessingml.{kind}+xml"/>'
        for part, kind in (("document", "document.main"), ("styles", "styles"), ("footnotes", "footnotes"))
    )
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
            ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1"'
            f' Type="{_RELATION}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
            f"{relations}</Relationships>",
            "word/document.xml": f"<w:document {_WORD}><w:body>{''.join(blocks)}</w:body></w:document>",
            "word/styles.xml": f"<w:styles {_WORD}>{styles}</w:styles>",
            "word/footnotes.xml": f"<w:footnotes {_WORD}>{footnotes}</w:footnotes>",
            "word/header.xml": f"<w:hdr {_WORD}>{paragraph(header)}</w:hdr>",
        }
    )


def epub(*pages: str, more: str = "") -> bytes:
    """A book of pages, with `more` in its metadata."""
    names = [f"page{number}.xhtml" for number in range(1, len(pages) + 1)]
    manifest = "".join(
        f'<item id="{name}" href="text/{name}" media-type="application/xhtml+xml"/>' for name in names
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in names)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>The Norvik Gazette</dc:title>'
        f"{more}</metadata><manifest>{manifest}</manifest><spine>{spine}</spine></package>"
    )
    head = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Norvik</title></head>'
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfiles><rootfile full-path="book/package.opf"'
            ' media-type="application/oebps-package+xml"/></rootfiles></container>',
            "book/package.opf": package,
            **{
                f"book/text/{name}": f"{head}<body>{page}</body></html>"
                for name, page in zip(names, pages, strict=True)
            },
        }
    )
