"""What the file says of itself: document information, XMP, viewer preferences, output intent."""

from __future__ import annotations

from calendar import timegm
from datetime import date
from html import escape
from types import SimpleNamespace

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString, PDFZCompress

from briefing.model.brief import Brief
from briefing.renderers.pdf.canvas import TaggedCanvas
from briefing.renderers.pdf.colour_profile import srgb_profile
from briefing.renderers.pdf.reportlab_fixes import LineEndedStream


def write_information(canvas: TaggedCanvas, brief: Brief) -> None:
    """Sets the document information from the brief; its dates are the brief's own date, never the clock's."""
    meta = brief.meta
    canvas.setTitle(_line(meta.title) or "Brief")
    canvas.setAuthor(
        ", ".join(dict.fromkeys(_line(s.author) for s in brief.dossier.sources if s.author)) or meta.generator
    )
    canvas.setSubject(_subject(brief))
    canvas.setKeywords(_line(meta.marking))
    canvas.setCreator(f"{meta.generator} {meta.version}".strip())
    canvas._doc.setProducer("ReportLab")
    canvas._doc._timeStamp = _stamp(meta.date)


def write_metadata(canvas: TaggedCanvas, brief: Brief) -> None:
    """Adds XMP, output intent and viewer preferences to the catalogue."""
    catalog = canvas._doc.Catalog
    xmp = _xmp(brief, canvas._doc.info).encode("utf-8")
    kind = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
    catalog.Metadata = LineEndedStream(kind, xmp)
    profile = LineEndedStream(PDFDictionary({"N": 3}), srgb_profile(), [PDFZCompress])
    intent = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": PDFString("sRGB IEC61966-2.1"),
        "Info": PDFString("sRGB IEC61966-2.1"),
        "DestOutputProfile": canvas._doc.Reference(profile),
    }
    catalog.OutputIntents = PDFArray([PDFDictionary(intent)])
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.__Refs__ = [name for name in catalog.__Refs__ if name not in ("StructTreeRoot", "OutputIntents")]
    canvas.setViewerPreference("DisplayDocTitle", "true")


def _line(text: str | None) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text or "").split())


def _subject(brief: Brief) -> str:
    titles = (_line(source.title or source.name) for source in brief.dossier.sources)
    return _line("; ".join(titles)) or _line(brief.meta.title) or "Brief"


def _day(text: str) -> date:
    parts = [*text.split("T")[0].split("-"), "1", "1"][:3]
    return date(*(int(part) for part in parts)) if all(part.isdigit() for part in parts) else date(2000, 1, 1)


def _stamp(text: str) -> SimpleNamespace:
    """The day in the shape of reportlab's ``TimeStamp``: midnight in Greenwich."""
    moment = _day(text).timetuple()
    return SimpleNamespace(t=timegm(moment), lt=tuple(moment), YMDhms=tuple(moment)[:6], dhh=0, dmm=0, tzname="UTC")


def _xmp(brief: Brief, info: SimpleNamespace) -> str:
    day = f"{_day(brief.meta.date).isoformat()}T00:00:00+00:00"
    values = {
        "title": info.title,
        "author": info.author,
        "subject": info.subject,
        "creator": info.creator,
        "producer": info.producer,
        "keywords": info.keywords,
        "language": brief.meta.language or "en",
    }
    return _PACKET.format(day=day, **{key: escape(value, quote=False) for key, value in values.items()})


_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer><pdf:Keywords>{keywords}</pdf:Keywords>
<pdfuaid:part>1</pdfuaid:part><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
